# Run by ctest: cmake -DBUILD_DIR=... -DWORK_DIR=... -P install_and_use.cmake
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "failed (${status}): ${ARGN}\n${output}\n${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
set(prefix ${WORK_DIR}/prefix)
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --config ${CONFIGURATION} --prefix ${prefix})
foreach(file bin/graphmatter include/graphmatter/app/build.hpp ${LIBRARY_DIR}/cmake/graphmatter/graphmatter-config.cmake)
  if(NOT EXISTS ${prefix}/${file})
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
# What is installed must work after the build tree is gone.
file(GLOB package_files ${prefix}/${LIBRARY_DIR}/cmake/graphmatter/*.cmake)
foreach(file IN LISTS package_files)
  file(READ ${file} text)
  string(FIND "${text}" "${BUILD_DIR}" position)
  if(position GREATER -1)
    message(FATAL_ERROR "${file} names the build folder")
  endif()
endforeach()

file(WRITE ${WORK_DIR}/vault/first.md
"---\ntitle: First\npeople: [Ada Lovelace, Charles Babbage]\ntags: [engine]\n---\nA post.\n")
file(WRITE ${WORK_DIR}/vault/second.md
"---\ntitle: Second\npeople: Ada Lovelace\ntags: [Engine, notes]\n---\nAfter [the first](first.md).\n")

run(${CMAKE_COMMAND} -S ${PROJECT_DIR} -B ${WORK_DIR}/build -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
  "-DCMAKE_CXX_FLAGS=${FLAGS}" -DCMAKE_BUILD_TYPE=${CONFIGURATION} -DCMAKE_PREFIX_PATH=${prefix})
run(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
run(${WORK_DIR}/build/count_vault ${WORK_DIR}/vault)
set(expected "2 posts, 6 nodes, 7 edges, 1 component\n")
if(NOT output STREQUAL expected)
  message(FATAL_ERROR "expected: ${expected}got: ${output}")
endif()
run(${prefix}/bin/graphmatter --version)
