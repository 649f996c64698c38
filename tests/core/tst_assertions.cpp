// SPDX-License-Identifier: MIT
// That assertions are there where a build says that they are (WAI_ASSERTIONS), and gone where it does not.
#include <performance/core/mutex.h>
#include <performance/core/owner_thread.h>

#include <QTest>

#include <mutex>
#include <shared_mutex>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance;

namespace {

#ifdef WAI_ASSERTIONS
constexpr bool IsChecked = true;
#else
constexpr bool IsChecked = false;
#endif

/// Whether this aborts, tried in a child.
template<typename Work>
bool aborts(Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGABRT, SIG_DFL); // QtTest's would ask for a debugger
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_CORE, &none);
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(nowhere, STDERR_FILENO);
        work();
        ::_exit(0);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

template<typename Ask>
bool inAnotherThread(Ask ask)
{
    bool answer = false;
    std::thread([&] { answer = ask(); }).join();
    return answer;
}

} // namespace

class TestAssertions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsAssertedIsLookedAtOrNot()
    {
        int looks = 0;
        Q_ASSERT(++looks > 0);
        QCOMPARE(looks, IsChecked ? 1 : 0);
        QCOMPARE(aborts([] { Q_ASSERT(false); }), IsChecked);
    }

    // _GLIBCXX_ASSERTIONS; without it, this is undefined and not tried.
    void theStandardLibraryLooksAsWell()
    {
#ifdef WAI_ASSERTIONS
        const auto reach = [](size_t row) {
            const std::vector<int> two(2);
            const volatile int value = two[row];
            (void)value;
        };
        QVERIFY(aborts([&] { reach(2); }));
        QVERIFY(!aborts([&] { reach(1); }));
#else
        QVERIFY(!IsChecked);
#endif
    }

    void aMutexKnowsWhoHoldsIt() WAI_NOT_ANALYSED // whether try_lock() took it is asked by a macro that returns
    {
        OwnedMutex<std::mutex> mutex;
        QCOMPARE(mutex.isHeld(), !IsChecked); // without assertions nobody asks, and it knows nothing
        {
            const std::lock_guard lock(mutex);
            QVERIFY(mutex.isHeld());
            QCOMPARE(inAnotherThread([&] { return mutex.isHeld(); }), !IsChecked);
            QVERIFY(!inAnotherThread([&] { return mutex.try_lock(); }));
        }
        QCOMPARE(mutex.isHeld(), !IsChecked);
        QVERIFY(mutex.try_lock());
        QVERIFY(mutex.isHeld());
        mutex.unlock();
        QCOMPARE(mutex.isHeld(), !IsChecked);
    }

    void whoSharesAMutexDoesNotHoldIt()
    {
        OwnedMutex<std::shared_mutex> mutex;
        const std::shared_lock lock(mutex);
        QCOMPARE(mutex.isHeld(), !IsChecked);
    }

    void aThreadOwnsWhatItAskedForFirst()
    {
        const OwnerThread owner{};
        QVERIFY(inAnotherThread([&] { return owner.isHere() && owner.isHere(); }));
        QCOMPARE(owner.isHere(), !IsChecked);
        const OwnerThread mine{};
        QVERIFY(mine.isHere());
        QCOMPARE(inAnotherThread([&] { return mine.isHere(); }), !IsChecked);
    }
};

QTEST_GUILESS_MAIN(TestAssertions)
#include "tst_assertions.moc"
