// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/answer.h>

#include <QFuture>

#include <functional>
#include <memory>
#include <thread>
#include <type_traits>

namespace wai {

/// A thread for what touches files, so that no disk holds the window up: one piece of work after the other, in the order
/// in which they came. Answers are taken with whenDone().
class FileWorker {
public:
    FileWorker();
    /// Waits until everything is done, two seconds at most: a disk that does not answer must not keep a program from
    /// ending. The work that is under way then goes on by itself.
    ~FileWorker();
    FileWorker(const FileWorker &) = delete;
    FileWorker &operator=(const FileWorker &) = delete;

    /// `work` uses only what it holds itself: it may outlive whoever gave it.
    template<typename Work>
    QFuture<std::invoke_result_t<Work>> run(Work work)
    {
        const auto answer = std::make_shared<performance::Answer<std::invoke_result_t<Work>>>();
        QFuture<std::invoke_result_t<Work>> future = answer->future();
        post([answer, work = std::move(work)]() mutable { answer->give(work()); });
        return future;
    }

private:
    struct Queue;
    void post(std::function<void()> work);

    std::shared_ptr<Queue> m_queue; ///< the thread's as well
    std::thread m_thread;
};

} // namespace wai
