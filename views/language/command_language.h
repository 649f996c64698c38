// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

#include <memory>

namespace wai {

// Thread: the one of the window.

/// The language of a command on a terminal, as long as it lives: that of LC_ALL, LC_MESSAGES, LANG and LANGUAGE for what people
/// read; English and the C locale for what programs read, whatever the user speaks.
class CommandLanguage {
public:
    enum class Reader { People, Programs };
    explicit CommandLanguage(Reader reader);
    ~CommandLanguage();
    CommandLanguage(const CommandLanguage &) = delete;
    CommandLanguage &operator=(const CommandLanguage &) = delete;

private:
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace wai
