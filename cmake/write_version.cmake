# Run at every build: writes the git revision to a header, touched only when the revision changes.
# cmake -DSOURCE=... -DVERSION=... -DOUTPUT=... -P write_version.cmake
set(SURGE_REVISION "unknown")
find_package(Git QUIET)
if(Git_FOUND AND EXISTS ${SOURCE}/.git)
  execute_process(COMMAND ${GIT_EXECUTABLE} describe --always --dirty --abbrev=12 --exclude=*
    WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE result ERROR_QUIET)
  if(result EQUAL 0)
    set(SURGE_REVISION ${described})
  endif()
endif()
set(content "// Generated at build time.\n#pragma once\n\n")
string(APPEND content "#define SURGE_VERSION \"${VERSION}\"\n#define SURGE_REVISION \"${SURGE_REVISION}\"\n")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} before)
endif()
if(NOT content STREQUAL "${before}")
  file(WRITE ${OUTPUT} "${content}")
endif()
