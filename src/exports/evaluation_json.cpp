#include <graphmatter/exports/evaluation_json.hpp>

#include <nlohmann/json.hpp>

namespace graphmatter::exports {

namespace {

nlohmann::ordered_json json_of(const MeanInterval& value)
{
    return {{"mean", value.mean}, {"low", value.low}, {"high", value.high}};
}

}  // namespace

std::string evaluation_json(const Evaluation& evaluation)
{
    nlohmann::ordered_json methods = nlohmann::ordered_json::array();
    for (const MethodScore& method : evaluation.methods)
        methods.push_back({{"name", method.name},
                           {"precision_3", json_of(method.precision_3)},
                           {"recall_10", json_of(method.recall_10)},
                           {"mean_average_precision_10", json_of(method.mean_average_precision_10)},
                           {"with_three", method.with_three},
                           {"precision_3_above_first", json_of(method.gain)}});
    const nlohmann::ordered_json whole{{"posts", evaluation.posts},
                                       {"queries", evaluation.queries},
                                       {"chosen", evaluation.chosen},
                                       {"unknown", evaluation.unknown},
                                       {"methods", methods}};
    return whole.dump(2) + '\n';
}

std::string tuning_json(const Tuning& tuning)
{
    const auto& [text, title, entities, links, recency, mentions, chosen] = tuning.weights;
    nlohmann::ordered_json weights;  // null
    if (tuning.gain.low > 0) {
        weights = {{"text", text}, {"title", title}, {"entities", entities}, {"links", links}, {"recency", recency}};
        if (mentions > 0) weights["mentions"] = mentions;
        weights["chosen"] = chosen;
    }
    const nlohmann::ordered_json whole{{"queries", tuning.queries},
                                       {"precision_3_before", json_of(tuning.before)},
                                       {"precision_3_after", json_of(tuning.after)},
                                       {"gain", json_of(tuning.gain)},
                                       {"weights", weights}};
    return whole.dump(2) + '\n';
}

}  // namespace graphmatter::exports
