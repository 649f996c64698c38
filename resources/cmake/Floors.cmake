# The floors of the house.
#
# Every folder of model/ is a static library that sees only the folders it links: its headers are reached
# as <performance/FOLDER/…> through a link of its own in the build tree, and that link is on the include
# path of nobody who does not link the library. A wrong include therefore does not build.

function(wai_floor name)
  cmake_parse_arguments(FLOOR "NO_QT" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  set(root ${CMAKE_BINARY_DIR}/floors/${name})
  file(MAKE_DIRECTORY ${root}/performance)
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/performance/${name} SYMBOLIC)

  add_library(performance_${name} STATIC ${FLOOR_SOURCES})
  add_library(performance::${name} ALIAS performance_${name})
  target_include_directories(performance_${name} PUBLIC $<BUILD_INTERFACE:${root}>)
  target_link_libraries(performance_${name} PUBLIC ${FLOOR_LINKS}
                        PRIVATE ${FLOOR_PRIVATE_LINKS} $<BUILD_INTERFACE:wai_warnings>)
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
  wai_precompiled(performance_views_${name} views)
endfunction()
