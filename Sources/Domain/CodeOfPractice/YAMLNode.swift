import Yams

/// One place of a YAML file, read for its values. What is wrong is noted, not thrown, so that all of it is reported.
struct YAMLNode {
    let node: Node
    let path: String
    let problems: ProfileProblems

    func problem(_ message: String) {
        problems.add(path: path, line: node.mark?.line, message)
    }

    /// Notes a problem at each key that is not in `keys`.
    func allow(_ keys: [String]) {
        for key in self.keys where !keys.contains(key) {
            problems.add(
                path: child(key), line: node.mark?.line, "unknown; known here: \(keys.joined(separator: ", "))")
        }
    }

    var keys: [String] {
        node.mapping?.map { key, _ in key.string ?? "" } ?? []
    }

    func has(_ key: String) -> Bool {
        node.mapping?[Node(key)] != nil
    }

    /// The value of a key that has to be there.
    func value(_ key: String) -> YAMLNode? {
        guard let mapping = node.mapping else {
            problem("must be a map of keys and values")
            return nil
        }
        guard let value = mapping[Node(key)] else {
            problems.add(path: child(key), line: node.mark?.line, "is missing")
            return nil
        }
        return YAMLNode(node: value, path: child(key), problems: problems)
    }

    /// The entries of a list.
    var elements: [YAMLNode] {
        guard let sequence = node.sequence else {
            problem("must be a list")
            return []
        }
        return sequence.enumerated().map { index, element in
            YAMLNode(node: element, path: "\(path)[\(index)]", problems: problems)
        }
    }

    /// The entries of a map, in order.
    var entries: [(key: String, value: YAMLNode)] {
        guard let mapping = node.mapping else {
            problem("must be a map of keys and values")
            return []
        }
        return mapping.map { key, value in
            let name = key.string ?? ""
            return (name, YAMLNode(node: value, path: child(name), problems: problems))
        }
    }

    var text: String? {
        if let text = node.scalar?.string, !text.isEmpty { return text }
        problem("must be text")
        return nil
    }

    var integer: Int? {
        if let integer = node.scalar.flatMap({ Int($0.string) }) { return integer }
        problem("must be a whole number")
        return nil
    }

    /// A part of a whole: `0.05`.
    var ratio: Double? {
        if let ratio = node.scalar.flatMap({ Double($0.string) }), (0...1).contains(ratio) { return ratio }
        problem("must be a number from 0 to 1, such as 0.05")
        return nil
    }

    var boolean: Bool? {
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        case .some, nil:
            problem("must be true or false")
            return nil
        }
    }

    var day: CalendarDay? {
        if let day = node.scalar.flatMap({ CalendarDay(iso8601: $0.string) }) { return day }
        problem("must be a day, YYYY-MM-DD")
        return nil
    }

    /// `10 working_days`.
    var period: Period? {
        let words = node.scalar?.string.split(separator: " ") ?? []
        if words.count == 2, let value = Int(words[0]), (0...1000).contains(value),
            let unit = Period.Unit(rawValue: String(words[1]))
        {
            return Period(value, unit)
        }
        let units = Period.Unit.allCases.map(\.rawValue).joined(separator: ", ")
        problem("must be a number from 0 to 1000 and a unit (\(units)), such as 10 working_days")
        return nil
    }

    func oneOf<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> Choice? {
        if let choice = node.scalar.flatMap({ Choice(rawValue: $0.string) }) { return choice }
        problem("must be one of: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    private func child(_ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }
}

/// Collects what is wrong with a file while it is read.
final class ProfileProblems {
    private(set) var all: [ProfileProblem] = []

    func add(path: String, line: Int? = nil, _ message: String) {
        all.append(ProfileProblem(path: path, line: line, message: message))
    }
}

enum YAMLDocument {
    /// Reads one document; throws when it is no YAML, or when `read` noted a problem or has no result.
    static func read<Value>(_ text: String, _ read: (YAMLNode) -> Value?) throws(ProfileError) -> Value {
        let problems = ProfileProblems()
        let value = read(YAMLNode(node: try root(of: text), path: "", problems: problems))
        guard let value, problems.all.isEmpty else { throw ProfileError(problems: problems.all) }
        return value
    }

    private static func root(of text: String) throws(ProfileError) -> Node {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
        } catch {
            throw ProfileError(problems: [ProfileProblem(path: "", line: nil, message: "no YAML: \(error)")])
        }
        throw ProfileError(problems: [ProfileProblem(path: "", line: nil, message: "the file is empty")])
    }
}
