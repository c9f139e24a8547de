/// Everything that is wrong with a file of YAML, a profile or a mapping, so that it can be put right in one go.
public struct ProfileError: Error, Hashable, Sendable, CustomStringConvertible {
    public let problems: [ProfileProblem]

    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}

/// One thing that is wrong with such a file.
public struct ProfileProblem: Hashable, Sendable, CustomStringConvertible {
    /// Where: `clocks[3].period`; empty for the whole file.
    public let path: String
    /// The line of the file, from 1, where it is known.
    public let line: Int?
    /// What is wrong and what would be right.
    public let message: String

    public var description: String {
        let place = path.isEmpty ? "the file" : path
        return line.map { "\(place) (line \($0)): \(message)" } ?? "\(place): \(message)"
    }
}
