// SPDX-License-Identifier: MIT
// Conditions of the network, on the loopback address only. Usage: making_network WHAT [PORT]
#include "making.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace making;

namespace {

sockaddr_in loopback(size_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int bound(int kind, size_t port, int backlog)
{
    const int server = ::socket(AF_INET, kind, 0);
    const int yes = 1;
    ::setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const sockaddr_in address = loopback(port);
    if (server < 0 || ::bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || (kind == SOCK_STREAM && ::listen(server, backlog) != 0))
        fail("bind");
    return server;
}

int connected(size_t port)
{
    const sockaddr_in address = loopback(port);
    for (;;) {
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
            return client;
        ::close(client);
        ::usleep(50000); // until the other one listens
    }
}

/// Accepts one connection in a third of a second, and has little room for those that wait.
[[gnu::noinline]] void acceptSlowly(size_t port)
{
    const int server = bound(SOCK_STREAM, port, 4);
    for (;;) {
        ::close(::accept(server, nullptr, nullptr));
        ::usleep(300000); // the load: a server that does something else
    }
}

/// Twenty requests, five times a second, given up when the next ones begin.
[[gnu::noinline]] void request(size_t port)
{
    const sockaddr_in address = loopback(port);
    for (;;) {
        std::vector<int> clients;
        for (int i = 0; i < 20; ++i) {
            const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            ::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address);
            clients.push_back(client);
        }
        ::usleep(200000); // the load
        for (const int client : clients)
            ::close(client);
    }
}

/// Takes fewer datagrams than come.
[[gnu::noinline]] void takeDatagrams(size_t port)
{
    const int server = bound(SOCK_DGRAM, port, 0);
    char bytes[2048];
    for (;;) {
        (void)::recv(server, bytes, sizeof bytes, 0);
        ::usleep(5000); // the load: what it does with each
    }
}

[[gnu::noinline]] void sendDatagrams(size_t port)
{
    const int client = ::socket(AF_INET, SOCK_DGRAM, 0);
    const sockaddr_in address = loopback(port);
    char bytes[1400] = {};
    for (;;) {
        for (int i = 0; i < 100; ++i)
            (void)::sendto(client, bytes, sizeof bytes, 0, reinterpret_cast<const sockaddr *>(&address),
                           sizeof address);
        ::usleep(50000); // the load: two thousand a second
    }
}

[[gnu::noinline]] void receiveAll(size_t port)
{
    const int server = bound(SOCK_STREAM, port, 8);
    std::vector<char> bytes(1 << 16);
    for (;;) {
        const int connection = ::accept(server, nullptr, nullptr);
        while (::recv(connection, bytes.data(), bytes.size(), 0) > 0) {
        }
        ::close(connection);
    }
}

/// Sends as fast as the network takes it.
[[gnu::noinline]] void sendUpload(size_t port)
{
    const int connection = connected(port);
    std::vector<char> bytes(1 << 16, 'u');
    while (::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0) {
    }
}

/// A name server that hears each question and never answers.
[[gnu::noinline]] void hearQuestions()
{
    const int server = bound(SOCK_DGRAM, 53, 0);
    char bytes[512];
    while (::recv(server, bytes, sizeof bytes, 0) >= 0) {
    }
}

/// Fetches one page after the other, each of which has a name.
[[gnu::noinline]] void fetchPages()
{
    Latencies latencies;
    for (;;) {
        const auto begun = Clock::now();
        addrinfo *found = nullptr;
        if (::getaddrinfo("news.example.test", "443", nullptr, &found) == 0)
            ::freeaddrinfo(found);
        latencies.add(Clock::now() - begun);
    }
}

} // namespace

int main(int count, char **arguments)
{
    endWithParent();
    const std::string what = textAt(count, arguments, 1);
    const size_t port = countAt(count, arguments, 2, 0);
    if (what == "accept")
        acceptSlowly(port);
    else if (what == "request")
        request(port);
    else if (what == "take")
        takeDatagrams(port);
    else if (what == "datagrams")
        sendDatagrams(port);
    else if (what == "receive")
        receiveAll(port);
    else if (what == "upload")
        sendUpload(port);
    else if (what == "resolver")
        hearQuestions();
    else if (what == "fetch")
        fetchPages();
    return 2;
}
