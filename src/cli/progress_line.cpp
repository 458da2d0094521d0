#include "cli/progress_line.hpp"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "cli/log.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

ProgressLine::ProgressLine(bool quiet) : quiet_{quiet}, shown_{!quiet && is_terminal(stderr)} {}

ProgressLine::~ProgressLine() { finish(); }

void ProgressLine::begin(std::string_view stage)
{
    end_stage();
    stage_ = stage;
    began_ = Clock::now();
    drawn_ = {};
}

void ProgressLine::end_stage()
{
    if (stage_.empty()) return;
    const std::chrono::duration<double> spent = Clock::now() - began_;
    spdlog::debug("{} took {:.3f} s, peak memory {:.0f} MB", stage_, spent.count(), peak_memory());
    stage_.clear();
}

void ProgressLine::show(const Progress& progress)
{
    const std::lock_guard lock{mutex_};
    if (progress.stage != stage_) begin(progress.stage);
    constexpr std::chrono::milliseconds pause{100};
    const auto now = Clock::now();
    if (!shown_ || now - drawn_ < pause) return;
    drawn_ = now;
    dirty_ = true;
    const std::string line = fmt::format("\r{}\033[K", progress_text(progress, now - began_));
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

void ProgressLine::finish()
{
    const std::lock_guard lock{mutex_};
    if (dirty_) std::fputs("\r\033[K", stderr);
    dirty_ = false;
    end_stage();
}

void ProgressLine::tell(std::string_view sentence)
{
    const std::lock_guard lock{mutex_};
    if (quiet_) return;
    if (dirty_) std::fputs("\r\033[K", stderr);
    dirty_ = false;
    complain(fmt::format("note: {}", sentence));
}

Watch ProgressLine::watch(const Environment& environment)
{
    return {[this](const Progress& progress) { show(progress); }, environment.stop,
            [this](std::string_view sentence) { tell(sentence); }};
}

std::string progress_text(const Progress& progress, std::chrono::duration<double> spent)
{
    std::string text{progress.stage};
    if (progress.total == 0) return text;
    text += fmt::format("  {} of {}", grouped(progress.done), grouped(progress.total));
    if (spent.count() < 0.5 || progress.done == 0) return text;
    const double rate = static_cast<double>(progress.done) / spent.count();
    const double left = static_cast<double>(progress.total - progress.done) / rate;
    return text + fmt::format(" · {}/s · {:.0f} s left", grouped(static_cast<std::uint64_t>(rate)), std::ceil(left));
}

}  // namespace graphmatter::cli
