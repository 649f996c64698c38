// SPDX-License-Identifier: MIT
#include "authorization.h"

#include "performance/helper/bus_message.h"

#include <algorithm>
#include <cstring>

namespace performance::helper {

namespace {

constexpr size_t MostInAll = 64;
constexpr std::ptrdiff_t MostOfOne = 16;
constexpr std::uint64_t AnswerTimeout = 110'000'000; // microseconds; the caller waits for two minutes
constexpr std::uint32_t AllowUserInteraction = 1;

} // namespace

Authorization::~Authorization()
{
    for (Question &question : m_questions) {
        sd_bus_slot_unref(question.slot);
        sd_bus_message_unref(question.call);
    }
}

bool Authorization::check(sd_bus_message *call, Kind kind, Answer answer)
{
    const char *sender = sd_bus_message_get_sender(call);
    const auto ofSender = std::count_if(m_questions.begin(), m_questions.end(), [&](const Question &q) { return std::strcmp(sd_bus_message_get_sender(q.call), sender) == 0; });
    if (m_questions.size() >= MostInAll || ofSender >= MostOfOne)
        return false;
    sd_bus_message *made = nullptr;
    if (sd_bus_message_new_method_call(m_bus, &made, "org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority", "org.freedesktop.PolicyKit1.Authority", "CheckAuthorization") < 0)
        return false;
    const Message question(made);
    const std::uint32_t flags = sd_bus_message_get_allow_interactive_authorization(call) > 0 ? AllowUserInteraction : 0;
    if (sd_bus_message_append(made, "(sa{sv})sa{ss}us", "system-bus-name", 1, "name", "s", sender, actionOf(kind), 0, flags, "") < 0)
        return false;
    m_questions.push_back({this, sd_bus_message_ref(call), nullptr, std::move(answer)});
    Question &pending = m_questions.back();
    if (sd_bus_call_async(m_bus, &pending.slot, made, onAnswer, &pending, AnswerTimeout) >= 0)
        return true;
    sd_bus_message_unref(pending.call);
    m_questions.pop_back();
    return false;
}

int Authorization::onAnswer(sd_bus_message *answer, void *data, sd_bus_error *)
{
    auto *question = static_cast<Question *>(data);
    int allowed = 0;
    int challenge = 0;
    const bool good = !sd_bus_message_is_method_error(answer, nullptr) && sd_bus_message_enter_container(answer, 'r', "bba{ss}") > 0
        && sd_bus_message_read(answer, "bb", &allowed, &challenge) > 0;
    question->owner->end(question, good && allowed != 0);
    return 1;
}

void Authorization::end(Question *question, bool allowed)
{
    const auto it = std::find_if(m_questions.begin(), m_questions.end(), [&](const Question &q) { return &q == question; });
    const Message call(it->call);
    const Answer answer = std::move(it->answer);
    sd_bus_slot_unref(it->slot);
    m_questions.erase(it);
    answer(call.get(), allowed);
}

} // namespace performance::helper
