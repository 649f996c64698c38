// SPDX-License-Identifier: MIT
static inline unsigned long turn(unsigned long a)
{
    return (a << 13) ^ (a >> 7) ^ a;
}

unsigned long twist(unsigned long a)
{
    return turn(a) + 1;
}
