#include <filesystem>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <graphmatter/model/error.hpp>

#include "cli/command.hpp"
#include "cli/configuration_text.hpp"
#include "cli/log.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

struct InitCommand {
    std::vector<std::string> content;
    std::string file;
    bool force = false;
};

std::filesystem::path file_for(const InitCommand& command, const std::vector<ingest::Root>& roots)
{
    if (!command.file.empty()) return command.file;
    const auto& folder = roots.front().folder;
    return std::filesystem::is_directory(folder) ? folder / "graphmatter.yaml"
                                                 : folder.parent_path() / "graphmatter.yaml";
}

void write(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << text;
    out.close();
    if (!out) throw DataError(fmt::format("cannot write {}", file.string()));
}

int run(const InitCommand& command)
{
    start_log(false);
    const auto roots = ingest::roots_from(command.content);
    const auto file = file_for(command, roots);
    if (std::filesystem::exists(file) && !command.force)
        throw DataError(fmt::format("{} is there already; --force replaces it, -o writes elsewhere", file.string()));
    const auto uses = ingest::survey_fields(roots, {});
    constexpr std::string_view aliases = "aliases.yaml";
    const bool has_aliases = std::filesystem::is_regular_file(file.parent_path() / aliases);
    write(file, configuration_text(uses, has_aliases ? aliases : std::string_view{}));
    print(fmt::format("wrote {}: {} found in the front matter; read it, then run graphmatter build\n", file.string(),
                      counted(uses.size(), "field", "fields")));
    return done;
}

}  // namespace

void add_init(CLI::App& app, Action& action)
{
    const auto command = std::make_shared<InitCommand>();
    app.add_option("CONTENT", command->content, "Folders of posts; name=path gives one a name")->required();
    app.add_option("-o,--output", command->file, "File to write [graphmatter.yaml in the first folder]")
        ->type_name("FILE");
    app.add_flag("--force", command->force, "Replace the file if it is there");
    app.callback([command, &action] { action = [command](const Environment&) { return run(*command); }; });
}

}  // namespace graphmatter::cli
