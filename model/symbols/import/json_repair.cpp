// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_repair.h"

#include <optional>

namespace performance {

namespace {

class Repair {
public:
    explicit Repair(const QByteArray &broken) : m_in(broken) { m_out.reserve(broken.size() + 2); }

    RepairedJson run()
    {
        while (m_at < m_in.size())
            step();
        if (m_open.isEmpty())
            return {m_out, false};
        if (!m_whole)
            return {m_in, false};
        // "[{…},": the format of trace events lets the end be missing; then nothing of an event is lost.
        const QByteArray rest = m_out.mid(m_whole->length).trimmed();
        m_out.truncate(m_whole->length);
        for (auto it = m_whole->open.crbegin(); it != m_whole->open.crend(); ++it)
            m_out += *it == '[' ? ']' : '}';
        return {m_out, !rest.isEmpty() && rest != ","};
    }

private:
    /// Up to where what was written is whole, and what is open there.
    struct Whole {
        qsizetype length;
        QByteArray open;
    };

    void step()
    {
        const char c = m_in[m_at];
        switch (c) {
        case '"': string(); return;
        case '{':
        case '[': m_open += c; break;
        case '}':
        case ']':
            dropComma();
            m_open.chop(1);
            m_out += c;
            ++m_at;
            if (constexpr int DeepestList = 2; m_open.size() <= DeepestList && m_open.endsWith('['))
                m_whole = Whole{m_out.size(), m_open};
            return;
        default:
            if (word())
                return;
        }
        m_out += c;
        ++m_at;
    }

    void string()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_in.size() && m_in[m_at] != '"')
            m_at += m_in[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_in.size());
        m_out.append(m_in.constData() + begin, m_at - begin);
    }

    void dropComma()
    {
        qsizetype last = m_out.size() - 1;
        while (last >= 0 && (m_out[last] == ' ' || m_out[last] == '\n' || m_out[last] == '\r' || m_out[last] == '\t'))
            --last;
        if (last >= 0 && m_out[last] == ',')
            m_out.remove(last, 1);
    }

    /// Whether there is a word that stands for a number.
    bool word()
    {
        static constexpr const char *Literals[] = {"-Infinity", "Infinity", "-infinity", "infinity", "-inf",
                                                   "+inf",      "inf",      "-nan",      "NaN",      "nan"};
        for (const char *known : Literals) {
            const qsizetype length = qsizetype(qstrlen(known));
            if (qstrncmp(m_in.constData() + m_at, known, size_t(length)) != 0)
                continue;
            m_out += "null";
            m_at += length;
            if (m_in.mid(m_at, 5) == "(ind)") // "-nan(ind)", of Windows
                m_at += 5;
            return true;
        }
        return false;
    }

    const QByteArray &m_in;
    QByteArray m_out;
    QByteArray m_open; ///< the brackets that are open
    std::optional<Whole> m_whole;
    qsizetype m_at = 0;
};

} // namespace

RepairedJson repairedJson(const QByteArray &broken)
{
    return Repair(broken).run();
}

} // namespace performance
