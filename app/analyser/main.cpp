// SPDX-License-Identifier: MIT

// Reads what others made (ELF, DWARF, recordings of other tools) for the program that started it, over standard input
// and output; ends when the input ends. Limited, so that a hostile file cannot take the machine along.

#include <performance/profile/analyser/analyser_protocol.h>
#include <performance/profile/analyser/message_pipe.h>
#include <performance/profile/profile_stream.h>
#include <performance/symbols/import/profile_import.h>
#include <performance/symbols/symbolizer.h>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <new>
#include <optional>

using namespace performance;

namespace {

void limitOurselves()
{
    const auto limit = [](int resource, rlim_t most) {
        const rlimit value{most, most};
        ::setrlimit(__rlimit_resource_t(resource), &value);
    };
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#ifndef WAI_SANITIZED // which reserves terabytes of addresses
    limit(RLIMIT_AS, rlim_t(8) << 30);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, rlim_t(4) << 30);
    ::unsetenv("DEBUGINFOD_URLS"); // nothing is downloaded
}

QByteArray answer(Symbolizer &symbolizer, const QByteArray &message)
{
    const auto question = analyser::questionOf(message);
    if (question == analyser::Question::Resolve) {
        if (const auto resolve = analyser::decodeResolve(message))
            return analyser::encode(symbolizer.resolve(resolve->module, resolve->addresses, resolve->withLines));
    }
    if (question == analyser::Question::Import) {
        if (const auto import = analyser::decodeImport(message)) {
            // What was read of this machine's files is of no use where others were given.
            std::optional<Symbolizer> others;
            if (!import->files.empty())
                others.emplace(import->files);
            const auto profile = importProfileFile(import->path, others ? *others : symbolizer);
            return profile ? toBytes(*profile) : analyser::encode(profile.error());
        }
    }
    return analyser::encode(
        PerformanceError(PerformanceErrorCode::ParseError, QStringLiteral("the analyser's question")));
}

} // namespace

int main()
{
    limitOurselves();
    Symbolizer symbolizer;
    for (;;) {
        const auto message = analyser::receive(STDIN_FILENO, std::chrono::milliseconds(-1));
        if (!message)
            return 0;
        QByteArray reply;
        try {
            reply = answer(symbolizer, *message);
        } catch (const std::bad_alloc &) {
            reply = analyser::encode(
                PerformanceError(PerformanceErrorCode::ParseError, QStringLiteral("memory"),
                                 QStringLiteral("the file needs more memory than the analyser may use")));
        }
        if (!analyser::send(STDOUT_FILENO, reply))
            return 0;
        if (constexpr qsizetype Large = qsizetype(1) << 20;
            reply.size() >= Large) { // what an import took is the machine's again
            reply.clear();
            ::malloc_trim(0);
        }
    }
}
