# The floors of the house.
#
# Every folder of model/ is a static library that sees only the folders it links: its headers are reached
# as <performance/FOLDER/…> through a link of its own in the build tree, and that link is on the include
# path of nobody who does not link the library. A wrong include therefore does not build.

# Files of a floor are compiled some at a time, which saves half of the compiler's time (figures: tests/bench/README.md). ALONE
# asks for one at a time, where files have the same names for their own functions. The presets tsan and dev do so everywhere: a
# file that forgot an include builds among others only.
option(WAI_UNITY "Compile files of a floor together" ON)
set(WAI_UNITY_FILES 6 CACHE STRING "How many files of a floor are compiled together; 0: all, which shows every name that two have")
function(wai_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${WAI_UNITY} UNITY_BUILD_BATCH_SIZE ${WAI_UNITY_FILES})
  if(WAI_UNITY) # what is private to a file is taken for part of a header, since the file is included
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  endif()
endfunction()

function(wai_floor name)
  cmake_parse_arguments(FLOOR "NO_QT;ALONE" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  set(root ${CMAKE_BINARY_DIR}/floors/${name})
  file(MAKE_DIRECTORY ${root}/performance)
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/performance/${name} SYMBOLIC)

  add_library(performance_${name} STATIC ${FLOOR_SOURCES})
  add_library(performance::${name} ALIAS performance_${name})
  target_include_directories(performance_${name} PUBLIC $<BUILD_INTERFACE:${root}>)
  target_link_libraries(performance_${name} PUBLIC ${FLOOR_LINKS}
                        PRIVATE ${FLOOR_PRIVATE_LINKS} $<BUILD_INTERFACE:wai_warnings>)
  if(NOT FLOOR_ALONE)
    wai_together(performance_${name})
  endif()
  if(NOT FLOOR_NO_QT)
    wai_precompiled(performance_${name} model)
  endif()
endfunction()

# The floors of the window, likewise: a folder of views/ is reached as "FOLDER/…" by those only who link views::FOLDER.
# LINKS are the floors that its headers name as well, PRIVATE_LINKS those that only its sources do.
function(wai_views_floor name)
  cmake_parse_arguments(FLOOR "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  set(root ${CMAKE_BINARY_DIR}/floors/views_${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)

  add_library(performance_views_${name} STATIC ${FLOOR_SOURCES})
  add_library(views::${name} ALIAS performance_views_${name})
  target_include_directories(performance_views_${name} PUBLIC ${root})
  target_link_libraries(performance_views_${name} PUBLIC ${FLOOR_LINKS} PRIVATE ${FLOOR_PRIVATE_LINKS} wai_warnings)
  wai_together(performance_views_${name})
  wai_precompiled(performance_views_${name} views)
endfunction()
