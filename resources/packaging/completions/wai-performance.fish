# fish completion for wai-performance. Commands and options are what the program's own help lists, so that this cannot go stale.

function __wai_performance_commands
    set -l words (commandline -opc)
    $words[1] --help 2>/dev/null | string replace -rf '^  wai-performance ([a-z]+) .*  (\S.*)$' '$1\t$2'
end

function __wai_performance_options
    set -l words (commandline -opc)
    set -l help
    if string match -qr '^[a-z]' -- "$words[2]"
        set help ($words[1] $words[2] --help 2>/dev/null)
    else # the dashboard's own stand in the help that it gives beside one of them
        set help ($words[1] --log-level warning --help 2>/dev/null) ($words[1] --help 2>/dev/null | string replace -rf '^  wai-performance (--.*)' '  $1')
    end
    string replace -rf '^  (?:-[a-z], )?(--[a-z-]+)(?: <\S+>)? *(.*)$' '$1\t$2' -- $help
end

complete -c wai-performance -f
complete -c wai-performance -n __fish_is_first_token -a '(__wai_performance_commands)'
# Options once a dash is there, files otherwise, and after "--" whatever another command takes.
complete -c wai-performance -n 'not contains -- -- (commandline -opc); and string match -q -- "-*" (commandline -ct)' -a '(__wai_performance_options)'
complete -c wai-performance -n 'not __fish_is_first_token; and not string match -q -- "-*" (commandline -ct)' -F
