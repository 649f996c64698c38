// SPDX-License-Identifier: MIT
#include "guard_group.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr const char *Prefix = "wai-plugin-"; // followed by the guard's pid; known to model/system/cgroup_tree.cpp

/// The folder of this process's own group; empty where there is no cgroup v2.
std::string ownFolder()
{
    std::ifstream list("/proc/self/cgroup");
    for (std::string line; std::getline(list, line);) {
        if (line.rfind("0::", 0) != 0)
            continue;
        for (const char *mount : {"/sys/fs/cgroup", "/sys/fs/cgroup/unified"}) { // the latter beside cgroup v1
            std::string folder = mount + line.substr(3);
            if (folder.back() == '/')
                folder.pop_back();
            if (::access((folder + "/cgroup.procs").c_str(), W_OK) == 0
                && ::access((std::string(mount) + "/cgroup.controllers").c_str(), F_OK) == 0)
                return folder;
        }
    }
    return {};
}

void killAllIn(const std::string &folder)
{
    const int fd = ::open((folder + "/cgroup.kill").c_str(), O_WRONLY | O_CLOEXEC);
    const bool killed = fd >= 0 && ::write(fd, "1", 1) == 1;
    if (fd >= 0)
        ::close(fd);
    if (killed)
        return;
    std::ifstream procs(folder + "/cgroup.procs"); // an older kernel
    for (pid_t pid = 0; procs >> pid;)
        ::kill(pid, SIGKILL);
}

/// What was killed needs a moment to leave.
void removeSoon(const std::string &folder)
{
    for (int i = 0; i < 50 && ::rmdir(folder.c_str()) != 0 && errno == EBUSY; ++i)
        ::poll(nullptr, 0, 10);
}

void endLeftovers(const std::string &parent)
{
    DIR *dir = ::opendir(parent.c_str());
    if (!dir)
        return;
    while (const dirent *entry = ::readdir(dir)) {
        if (std::strncmp(entry->d_name, Prefix, std::strlen(Prefix)) != 0)
            continue;
        const pid_t guard = pid_t(std::atoi(entry->d_name + std::strlen(Prefix)));
        if (guard <= 0 || ::kill(guard, 0) == 0 || errno != ESRCH)
            continue;
        killAllIn(parent + "/" + entry->d_name);
        removeSoon(parent + "/" + entry->d_name);
    }
    ::closedir(dir);
}

} // namespace

GuardGroup::GuardGroup()
{
    const std::string parent = ownFolder();
    if (parent.empty())
        return;
    endLeftovers(parent);
    const std::string folder = parent + "/" + Prefix + std::to_string(::getpid());
    if (::mkdir(folder.c_str(), 0755) != 0)
        return;
    m_folder = folder;
    m_procs = ::open((folder + "/cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC);
}

GuardGroup::~GuardGroup()
{
    if (m_procs >= 0)
        ::close(m_procs);
    if (!m_folder.empty())
        removeSoon(m_folder);
}

void GuardGroup::enter() const
{
    if (m_procs >= 0 && ::write(m_procs, "0", 1) != 1)
        return; // the guard still ends what it can find
}

void GuardGroup::kill() const
{
    if (!m_folder.empty())
        killAllIn(m_folder);
}

} // namespace performance
