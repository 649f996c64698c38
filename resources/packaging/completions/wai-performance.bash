# bash completion for wai-performance                       -*- shell-script -*-
# Commands and options are what the program's own help lists, so that this cannot go stale.

_wai_performance()
{
    local program=${COMP_WORDS[0]} command="" current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} i
    for ((i = 1; i < COMP_CWORD; ++i)); do
        if [[ ${COMP_WORDS[i]} == -- ]]; then # what follows is a command of its own
            COMPREPLY=()
            compopt -o default
            ((i + 1 < COMP_CWORD)) || mapfile -t COMPREPLY < <(compgen -c -- "$current")
            return
        fi
    done
    [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]} != -* ]] && command=${COMP_WORDS[1]}
    if [[ $COMP_CWORD -eq 1 && $current != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(LC_ALL=C.UTF-8 "$program" --help 2>/dev/null | sed -n '/^Every/q; s/^  wai-performance \([a-z]\{1,\}\) .*/\1/p')" -- "$current")
        return
    fi
    if [[ $current == -* ]]; then
        # The dashboard's own options stand in the help that it gives beside one of them.
        local help
        if [[ -n $command ]]; then help=$("$program" "$command" --help 2>/dev/null); else help=$("$program" --log-level warning --help 2>/dev/null); fi
        [[ -n $command ]] || help+=$'\n'$("$program" --help 2>/dev/null | sed -n 's/^  wai-performance \(--\)/  \1/p')
        mapfile -t COMPREPLY < <(compgen -W "$(sed -n 's/^  \(-[a-z], \)\{0,1\}\(--[a-z-]\{1,\}\).*/\2/p' <<<"$help")" -- "$current")
        return
    fi
    case $previous in
    --data-dir | --symfs)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        ;;
    --log-level) mapfile -t COMPREPLY < <(compgen -W "debug info warning error" -- "$current") ;;
    *)
        COMPREPLY=()
        compopt -o default
        ;;
    esac
}
complete -F _wai_performance wai-performance
