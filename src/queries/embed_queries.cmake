# Run at build time: writes OUTPUT, a C++ file that holds the text of every file of queries/.
#   cmake -DOUTPUT=file.cpp "-DFILES=a.sql,b.sql" -P embed_queries.cmake
string(REPLACE "," ";" files "${FILES}")
set(entries "")
foreach(file IN LISTS files)
  file(READ "${file}" text)
  get_filename_component(name "${file}" NAME_WE)
  string(APPEND entries "    {\"${name}\", R\"query(${text})query\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by embed_queries.cmake from queries/*.sql.\n"
  "#include \"queries/query_files.hpp\"\n\n"
  "namespace graphmatter::queries {\n\n"
  "namespace {\n"
  "constexpr QueryFile files[] = {\n${entries}};\n"
  "}  // namespace\n\n"
  "std::span<const QueryFile> query_files() noexcept { return files; }\n\n"
  "}  // namespace graphmatter::queries\n")
