/* Starts 300 processes that each compute for 3 ms: what looks now and then sees none of them. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}
static volatile unsigned long sink;

int main(void)
{
    for (int i = 0; i < 300; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            while (cpu() < 0.003)
                sink += 1;
            _exit(0);
        }
        waitpid(child, NULL, 0);
    }
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    printf("%.6f\n", used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6);
    return 0;
}
