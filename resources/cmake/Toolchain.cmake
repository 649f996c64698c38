# Compiler settings that every target shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CCACHE ccache)
  if(CCACHE)
    # What it asks for before it keeps what was compiled with a precompiled header ("Precompiled headers" of its manual).
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
endif()

add_library(wai_warnings INTERFACE)
target_compile_options(wai_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       "$<$<CXX_COMPILER_ID:Clang>:-Werror=thread-safety>"
                       # What GCC 12 concludes while it optimises is shown, and may be wrong (GCC bug 105651).
                       "$<$<BOOL:${WAI_WERROR}>:-Werror;-Wno-error=restrict;-Wno-error=maybe-uninitialized;-Wno-error=stringop-overflow>")
target_compile_definitions(wai_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
                           QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# Assertions of the code (Q_ASSERT; assert where there is no Qt) and of the standard library, also in builds that are
# optimised otherwise.
string(COMPARE EQUAL "${CMAKE_BUILD_TYPE}" Debug is_debug)
option(WAI_ASSERTIONS "Check at run time what the code takes for granted" ${is_debug})
if(WAI_ASSERTIONS)
  add_compile_definitions(_GLIBCXX_ASSERTIONS QT_FORCE_ASSERTS WAI_ASSERTIONS)
  add_compile_options(-UNDEBUG)
endif()

# Counts which lines and branches of ours run; not in what tests only look at, whose code must be what a compiler makes.
option(WAI_COVERAGE "Count which lines and branches run (GCC)" OFF)
if(WAI_COVERAGE)
  target_compile_options(wai_warnings INTERFACE --coverage -fprofile-update=atomic -Og)
  add_link_options(--coverage)
endif()

# One switch for the sanitizers, so that a preset is one line: -DWAI_SANITIZE=address,undefined
set(WAI_SANITIZE "" CACHE STRING "Sanitizers to build with")
if(WAI_SANITIZE)
  add_compile_options(-fsanitize=${WAI_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${WAI_SANITIZE})
  add_compile_definitions(WAI_SANITIZED)
  if(WAI_FUZZ)
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
  endif()
else()
  add_compile_options($<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2> -fstack-protector-strong)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
