// SPDX-License-Identifier: MIT
#include "authorization.h"

#include "performance/helper/bus_message.h"

#include <algorithm>

namespace performance::helper {

namespace {

constexpr const char *PolkitName = "org.freedesktop.PolicyKit1";
constexpr const char *PolkitPath = "/org/freedesktop/PolicyKit1/Authority";
constexpr const char *PolkitInterface = "org.freedesktop.PolicyKit1.Authority";

constexpr size_t MostInAll = 64;
/// Nobody answers more dialogs than this at once; a dashboard asks one after the other.
constexpr std::ptrdiff_t MostOfUser = 4;
constexpr std::uint64_t AnswerTimeout = 110'000'000; // microseconds; the caller waits for two minutes
constexpr std::uint32_t AllowUserInteraction = 1;

} // namespace

Authorization::~Authorization()
{
    for (Open &open : m_open) {
        sd_bus_slot_unref(open.slot);
        sd_bus_message_unref(open.call);
    }
}

bool Authorization::check(sd_bus_message *call, std::uint32_t user, const Question &question, Answer answer)
{
    const auto ofUser = std::count_if(m_open.begin(), m_open.end(),
                                      [&](const Open &open) { return open.user == user; });
    if (m_open.size() >= MostInAll || ofUser >= MostOfUser)
        return false;
    sd_bus_message *made = nullptr;
    if (sd_bus_message_new_method_call(m_bus, &made, PolkitName, PolkitPath, PolkitInterface, "CheckAuthorization") < 0)
        return false;
    const Message asked(made);
    const std::string id = "wai-performance-" + std::to_string(++m_asked);
    const std::uint32_t flags = sd_bus_message_get_allow_interactive_authorization(call) > 0 ? AllowUserInteraction : 0;
    if (sd_bus_message_append(made, "(sa{sv})sa{ss}us", "system-bus-name", 1, "name", "s",
                              sd_bus_message_get_sender(call), actionOf(question.kind), 2, "change",
                              question.change.c_str(), "process", question.process.c_str(), flags, id.c_str())
        < 0)
        return false;
    m_open.push_back({this, sd_bus_message_ref(call), user, id, std::move(answer)});
    Open &open = m_open.back();
    if (sd_bus_call_async(m_bus, &open.slot, made, onAnswer, &open, AnswerTimeout) >= 0)
        return true;
    sd_bus_message_unref(open.call);
    m_open.pop_back();
    return false;
}

int Authorization::onAnswer(sd_bus_message *answer, void *data, sd_bus_error *)
{
    auto *open = static_cast<Open *>(data);
    int allowed = 0;
    int challenge = 0;
    const bool good = !sd_bus_message_is_method_error(answer, nullptr)
        && sd_bus_message_enter_container(answer, 'r', "bba{ss}") > 0
        && sd_bus_message_read(answer, "bb", &allowed, &challenge) > 0;
    if (!good)
        open->owner->cancel(open->id); // its time is over, or it is unknown already
    open->owner->end(open, good && allowed != 0);
    return 1;
}

void Authorization::cancel(const std::string &id)
{
    sd_bus_message *made = nullptr;
    if (sd_bus_message_new_method_call(m_bus, &made, PolkitName, PolkitPath, PolkitInterface,
                                       "CancelCheckAuthorization")
        < 0)
        return;
    const Message call(made);
    sd_bus_message_set_expect_reply(made, 0);
    if (sd_bus_message_append(made, "s", id.c_str()) >= 0)
        sd_bus_send(m_bus, made, nullptr);
}

void Authorization::callerLeft(const std::string &caller)
{
    for (auto it = m_open.begin(); it != m_open.end();) {
        if (caller != sd_bus_message_get_sender(it->call)) {
            ++it;
            continue;
        }
        cancel(it->id);
        sd_bus_slot_unref(it->slot);
        sd_bus_message_unref(it->call);
        it = m_open.erase(it);
    }
}

void Authorization::addCallers(std::set<std::string> &names) const
{
    for (const Open &open : m_open)
        names.insert(sd_bus_message_get_sender(open.call));
}

void Authorization::end(Open *open, bool allowed)
{
    const auto it = std::find_if(m_open.begin(), m_open.end(), [&](const Open &one) { return &one == open; });
    const Message call(it->call);
    const Answer answer = std::move(it->answer);
    sd_bus_slot_unref(it->slot);
    m_open.erase(it);
    answer(call.get(), allowed);
}

} // namespace performance::helper
