// SPDX-License-Identifier: Apache-2.0
#include "scenarios/yaml_parse.h"

#include <map>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace surge::scenarios {
namespace {

/// Ends parsing from inside a callback; never leaves this file.
struct Refused {
  Place place;
  std::string found;
  std::string expected;
};

/// Turns the parser's lines and bytes (from 0) into lines and characters (from 1). Fast for places that come
/// in the order of the text.
class PlaceFinder {
 public:
  PlaceFinder(const std::string& text, int file) : text_(text), file_(file) {}

  Place operator()(const YAML::Mark& mark) {
    if (mark.is_null()) return {file_, 0, 0};
    if (mark.line < line_) line_ = column_ = 0, at_ = 0, characters_ = 0;
    for (; line_ < mark.line && at_ < text_.size(); ++line_) {
      const std::size_t end = text_.find('\n', at_);
      at_ = end == std::string::npos ? text_.size() : end + 1;
      column_ = characters_ = 0;
    }
    if (mark.column < column_) at_ -= static_cast<std::size_t>(column_), column_ = characters_ = 0;
    for (; column_ < mark.column && at_ < text_.size(); ++column_, ++at_) {
      if ((static_cast<unsigned char>(text_[at_]) & 0xc0U) != 0x80U) ++characters_;
    }
    return {file_, mark.line + 1, characters_ + 1};
  }

  /// Whether the quoted text at the place found last has an end. The parser takes the end of the file for it.
  bool quote_is_closed() const {
    const char quote = at_ < text_.size() ? text_[at_] : ' ';
    if (quote != '"' && quote != '\'') return true;
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      const bool escaped = quote == '"' ? text_[i] == '\\' : text_.compare(i, 2, "''") == 0;
      if (escaped) {
        ++i;
      } else if (text_[i] == quote) {
        return true;
      }
    }
    return false;
  }

 private:
  const std::string& text_;
  int file_;
  int line_ = 0, column_ = 0, characters_ = 0;
  std::size_t at_ = 0;
};

/// What a subtree costs when an alias writes it out once more.
struct Cost {
  std::size_t nodes = 0;
  std::size_t characters = 0;
};

Cost cost_of(const Node& node) {
  Cost cost{1, node.text.size()};
  const auto add = [&](const Node& child, std::size_t key) {
    const Cost inner = cost_of(child);
    cost.nodes += inner.nodes;
    cost.characters += inner.characters + key;
  };
  for (const Node& item : node.items) add(item, 0);
  for (const NodeEntry& entry : node.entries) add(entry.value, entry.key.size());
  return cost;
}

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const std::string& text, int file, Problems& problems)
      : problems_(problems), place_(text, file) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) throw Refused{place_(mark), "a second document", "one document"};
  }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark&, const std::string&) override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    value({Node::Kind::kNull, place_(mark), {}, {}, {}}, anchor);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    check_tag(mark, tag);
    const Place place = place_(mark);
    if (tag == "!" && !place_.quote_is_closed()) {
      throw Refused{place, "a quote that is never closed", "a closing quote"};
    }
    value({Node::Kind::kScalar, place, text, {}, {}}, anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) throw Refused{place_(mark), "an alias to itself", "a value"};
    spend(found->second.cost, place_(mark));
    Node copy = found->second.node;
    copy.place = place_(mark);
    add(std::move(copy));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::kList);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::kMap);
  }
  void OnMapEnd() override { close(); }

  Node take() { return std::move(root_); }

 private:
  struct Level {
    Node node;
    YAML::anchor_t anchor = 0;
    std::map<std::string, Place> keys{};  ///< of a map, where each stands
    bool has_key = false;                 ///< a key waits for its value
    bool drop = false;                    ///< its value is dropped: the key is a duplicate
    std::string key{};
    Place key_place{};
  };
  struct Anchored {
    Node node;
    Cost cost;
  };

  static bool plain_tag(const std::string& tag) {
    constexpr std::string_view kStandard = "tag:yaml.org,2002:";
    if (tag.empty() || tag == "?" || tag == "!") return true;
    if (!tag.starts_with(kStandard)) return false;
    const std::string_view name = std::string_view(tag).substr(kStandard.size());
    for (const char* const plain : {"str", "int", "float", "bool", "null", "seq", "map"}) {
      if (name == plain) return true;
    }
    return false;
  }
  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!plain_tag(tag)) throw Refused{place_(mark), "the tag " + in_quotes(tag), "a value without a tag"};
  }

  void spend(const Cost& cost, const Place& place) {
    spent_.nodes += cost.nodes;
    spent_.characters += cost.characters;
    if (spent_.nodes > kMostNodes)
      throw Refused{place, "more values", "at most 1000000, aliases written out"};
    if (spent_.characters > kMostText)
      throw Refused{place, "more text", "at most 64 MiB, aliases written out"};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    check_tag(mark, tag);
    const Place place = place_(mark);
    if (levels_.size() >= static_cast<std::size_t>(kDeepestYaml)) {
      throw Refused{place, "deeper nesting", "at most 64 levels"};
    }
    if (expects_key()) throw Refused{place, "a list or map as a key", "a plain key"};
    levels_.push_back({{kind, place, {}, {}, {}}, anchor});
  }

  void close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    value(std::move(level.node), level.anchor);
  }

  bool expects_key() const {
    return !levels_.empty() && levels_.back().node.is_map() && !levels_.back().has_key;
  }

  void value(Node node, YAML::anchor_t anchor) {
    spend({1, node.text.size()}, node.place);
    if (anchor != 0) {
      const Cost cost = cost_of(node);
      spend(cost, node.place);  // the kept copy
      anchors_[anchor] = {node, cost};
    }
    add(std::move(node));
  }

  void add(Node node) {
    if (levels_.empty()) {
      root_ = std::move(node);
    } else if (expects_key()) {
      add_key(node);
    } else if (Level& level = levels_.back(); level.node.is_list()) {
      level.node.items.push_back(std::move(node));
    } else {
      level.has_key = false;
      if (!level.drop) level.node.entries.push_back({level.key, level.key_place, std::move(node)});
    }
  }

  void add_key(const Node& node) {
    if (!node.is_scalar()) throw Refused{node.place, found_text(node) + " as a key", "a plain key"};
    Level& level = levels_.back();
    const auto [first, fresh] = level.keys.emplace(node.text, node.place);
    level.has_key = true;
    level.drop = !fresh;
    level.key = node.text;
    level.key_place = node.place;
    if (fresh) return;
    problems_.add(node.place, node.text, "the key a second time",
                  {"each key once (first in line " + std::to_string(first->second.line) + ")"});
  }

  Problems& problems_;
  PlaceFinder place_;
  std::vector<Level> levels_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  Cost spent_;
  Node root_;
  int documents_ = 0;
};

}  // namespace

std::optional<Node> parse_yaml(const std::string& text, int file, Problems& problems) {
  std::istringstream stream(text);
  try {
    YAML::Parser parser(stream);
    TreeBuilder builder(text, file, problems);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
  } catch (const Refused& refused) {
    problems.add(refused.place, "", refused.found, {refused.expected});
  } catch (const YAML::Exception& error) {
    const Place place = PlaceFinder(text, file)(error.mark);
    problems.add(place, "", "no valid YAML (" + error.msg + ")", {"valid YAML"});
  }
  return {};
}

}  // namespace surge::scenarios
