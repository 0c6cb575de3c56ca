# Language level, warnings, sanitizers and build speed, as interface targets every part links.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(SURGE_CCACHE ccache)
if(SURGE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers are found in the cache only if the cache does not ask for more than the compiler does.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${SURGE_CCACHE})
  add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
endif()

add_library(surge_settings INTERFACE)
add_library(surge::settings ALIAS surge_settings)
target_include_directories(surge_settings INTERFACE ${PROJECT_SOURCE_DIR})
# No contraction to fused multiply-add: the same bits from every optimisation level and machine.
target_compile_options(surge_settings INTERFACE -ffp-contract=off)
target_compile_definitions(surge_settings INTERFACE
  $<$<OR:$<CONFIG:Debug>,$<BOOL:${SURGE_CONTRACTS}>>:SURGE_CONTRACTS=1>)

add_library(surge_warnings INTERFACE)
add_library(surge::warnings ALIAS surge_warnings)
target_compile_options(surge_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Werror
  # False alarms of g++ 12 in the standard library's strings and vectors (GCC bugs 105329, 105651, 108563).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-free-nonheap-object;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-array-bounds>)

# For code that is compiled more often than it is hot: the program's subcommands, the tests.
set(SURGE_LIGHT_OPTIMISATION $<$<CONFIG:Release>:-O1> $<$<CONFIG:RelWithDebInfo>:-O0>)
# For code that is hot enough for a release, but not for a build under sanitizers: reading scenarios, writing results.
set(SURGE_COLD_UNDER_SANITIZERS "")
if(SURGE_SANITIZE)
  set(SURGE_COLD_UNDER_SANITIZERS -O0)
endif()

# Several sources are one unit of compilation but in presets dev and tidy, which halves the time of a cold build: names in anonymous namespaces
# differ within a library or program. Frames of coroutines hold their types, which the compiler would warn of.
if(CMAKE_UNITY_BUILD)
  target_compile_options(surge_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()

# Memory for programs that simulate much: a tenth faster than that of the C library. Sanitizers bring their own.
add_library(surge_allocator INTERFACE)
add_library(surge::allocator ALIAS surge_allocator)
find_package(mimalloc 2 QUIET)
if(mimalloc_FOUND AND NOT SURGE_SANITIZE)
  # Nothing refers to it by name, yet it must be there.
  target_link_options(surge_allocator INTERFACE LINKER:--no-as-needed)
  target_link_libraries(surge_allocator INTERFACE mimalloc)
endif()

if(SURGE_SANITIZE)
  # -Wmaybe-uninitialized has false alarms in instrumented code.
  target_compile_options(surge_settings INTERFACE -fsanitize=${SURGE_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  # Checks of every access through a pointer take a third of the time to compile. A null pointer traps under `address`
  # anyway; of what is placed by hand, the frames of coroutines, sim/frame_pool.h aligns blocks as operator new does.
  if(SURGE_SANITIZE MATCHES "address" AND SURGE_SANITIZE MATCHES "undefined")
    target_compile_options(surge_settings INTERFACE -fno-sanitize=null,alignment)
  endif()
  target_compile_options(surge_warnings INTERFACE -Wno-maybe-uninitialized)
  target_link_options(surge_settings INTERFACE -fsanitize=${SURGE_SANITIZE})
endif()
