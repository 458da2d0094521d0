#include "cli/log.hpp"

#include <sys/resource.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <string_view>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/names.hpp"

namespace graphmatter::cli {

void start_log(bool verbose)
{
    constexpr std::array<std::string_view, 5> levels{"debug", "info", "warning", "error", "off"};
    auto level = verbose ? spdlog::level::debug : spdlog::level::warn;
    if (const char* wanted = std::getenv("GRAPHMATTER_LOG"); !verbose && wanted != nullptr && *wanted != '\0') {
        expect_name("level for GRAPHMATTER_LOG", wanted, levels);
        level = spdlog::level::from_str(wanted);
    }
    auto logger = std::make_shared<spdlog::logger>("graphmatter", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("graphmatter: %l: %v");
    logger->set_level(level);
    spdlog::set_default_logger(std::move(logger));
}

double peak_memory() noexcept
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1000;
}

}  // namespace graphmatter::cli
