# Writes the header OUTPUT with the commit of SOURCE, where that is another than it holds; run by each build:
# cmake -DSOURCE=FOLDER -DOUTPUT=FILE -P Commit.cmake. Empty where the sources came without their history.
set(commit "")
if(EXISTS ${SOURCE}/.git)
  execute_process(COMMAND git -C ${SOURCE} rev-parse --short=12 HEAD OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND git -C ${SOURCE} diff-index --quiet HEAD RESULT_VARIABLE changed ERROR_QUIET)
  if(commit AND changed)
    string(APPEND commit " with changes")
  endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "#define WAI_COMMIT \"${commit}\"\n")
