// SPDX-License-Identifier: MIT
unsigned long twist(unsigned long a);

unsigned long step(unsigned long a, unsigned long i)
{
    return twist(a * 31 + i);
}
