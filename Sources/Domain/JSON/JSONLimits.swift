/// How much a body may ask of the parser.
public struct JSONLimits: Hashable, Sendable {
    /// The longest body, in bytes.
    public let maxBytes: Int
    /// How deep lists and objects may be nested; a list of numbers has depth 1.
    public let maxDepth: Int

    /// 256 KiB hold a narrative of 20,000 characters that are all written as escapes.
    public init(maxBytes: Int = 256 * 1024, maxDepth: Int = 16) {
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
    }
}

/// Why bytes are no JSON document, or not one that is taken.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        case syntax
        case invalidUTF8
        case duplicateMember
        case tooDeep
        case tooLarge
    }

    public let reason: Reason
    /// The first byte that is wrong, from 0.
    public let byteOffset: Int
    /// What is wrong; it repeats nothing of the body.
    public let message: String

    public var description: String { "\(message) (byte \(byteOffset))" }
}
