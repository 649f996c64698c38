// SPDX-License-Identifier: MIT

// Unwind rules: the first byte says of which section, the rest is the section.
#include <performance/profile/unwind/unwind_table.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const bool isDebugFrame = data[0] & 1;
    const auto table = UnwindTable::compile(Bytes(data + 1, data + size), 0x401000, isDebugFrame);
    if (!table)
        return 0;
    std::uint32_t last = 0;
    for (const UnwindRow &row : table->rows()) {
        if (row.pc < last)
            __builtin_trap(); // sorted: a search goes by it
        last = row.pc;
        const UnwindRow found = table->find(table->base() + row.pc);
        if (found.kind != UnwindRow::Full)
            continue;
        const FullRule &rule = table->rule(found);
        for (const RegisterRule &reg : rule.registers) {
            if (reg.kind == RegisterRule::AtExpression || reg.kind == RegisterRule::IsExpression)
                (void)table->expression(reg);
        }
        if (rule.cfa.kind == RegisterRule::IsExpression)
            (void)table->expression(rule.cfa);
    }
    return 0;
}
