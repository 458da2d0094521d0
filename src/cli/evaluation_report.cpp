#include "cli/evaluation_report.hpp"

#include <fmt/format.h>

namespace graphmatter::cli {

namespace {

std::string line_of(const MethodScore& method, bool is_first)
{
    const auto& [mean, low, high] = method.precision_3;
    const std::string gain =
        is_first ? std::string{}
                 : fmt::format("{:+.3f} ({:+.3f} to {:+.3f})", method.gain.mean, method.gain.low, method.gain.high);
    return fmt::format("{:<16}{:.3f} ({:.3f} to {:.3f})  {:.3f}  {:.3f}   {:4.0f} %  {}", method.name, mean, low, high,
                       method.recall_10.mean, method.mean_average_precision_10.mean, 100 * method.with_three, gain);
}

}  // namespace

std::string evaluation_text(const Evaluation& evaluation, std::string_view field)
{
    std::string text = fmt::format("{} of {} posts list others in {}: {} posts", evaluation.queries, evaluation.posts,
                                   field, evaluation.chosen);
    if (evaluation.unknown != 0) text += fmt::format(" ({} more are not there)", evaluation.unknown);
    text += fmt::format("\n\n{:<16}{:<25}{:<7}{:<9}{:<8}{}\n", "", "P@3", "R@10", "MAP@10", "3 or more",
                        "  P@3 above ours");
    for (const MethodScore& method : evaluation.methods) {
        std::string line = line_of(method, &method == &evaluation.methods.front());
        while (line.ends_with(' ')) line.pop_back();
        text += line + '\n';
    }
    return text +
           "\nP@3: part of the first three that was chosen. R@10: part of the chosen among the first ten. In "
           "parentheses "
           "95 % of\n1,000 bootstrap samples. Nobody chooses all that would fit, so compare the methods with each "
           "other.\n";
}

}  // namespace graphmatter::cli
