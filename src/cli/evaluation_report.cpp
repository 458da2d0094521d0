#include "cli/evaluation_report.hpp"

#include <fmt/format.h>

#include <graphmatter/model/schema.hpp>

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

std::string tuning_text(const Tuning& tuning, std::string_view field)
{
    const auto shown = [](const MeanInterval& value, const char* form) {
        return fmt::format(fmt::runtime(form), value.mean, value.low, value.high);
    };
    std::string text = fmt::format(
        "{} posts list others in {}. P@3, with 95 % of 1,000 bootstrap samples:\n\n"
        "present weights   {}\nlearned weights   {}   on posts that they were not learned from\n"
        "gain             {}\n\n",
        tuning.queries, field, shown(tuning.before, "{:.3f} ({:.3f} to {:.3f})"),
        shown(tuning.after, "{:.3f} ({:.3f} to {:.3f})"), shown(tuning.gain, "{:+.3f} ({:+.3f} to {:+.3f})"));
    if (!(tuning.gain.low > 0)) return text + "The gain may be none: keep the weights that you have.\n";
    const auto& [words, title, entities, links, recency, mentions, chosen] = tuning.weights;
    text += "For graphmatter.yaml, learned from all of them:\n\nrelated:\n";
    const auto use = default_schema().find_list(field);
    if (chosen > 0 && use != ListUse::pin) text += fmt::format("  chosen_in: [\"{}\"]\n", field);
    const std::string told = mentions > 0 ? fmt::format("mentions: {:.3g}, ", mentions) : std::string{};
    return text + fmt::format(
                      "  weights: {{text: {:.3g}, title: {:.3g}, entities: {:.3g}, links: {:.3g}, recency: "
                      "{:.3g}, {}chosen: {:.3g}}}\n",
                      words, title, entities, links, recency, told, chosen);
}

}  // namespace graphmatter::cli
