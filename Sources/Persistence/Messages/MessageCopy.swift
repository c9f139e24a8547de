/// What a message says, as it is sent: written before the first attempt, and the same at every further one.
public struct MessageCopy: Equatable, Sendable {
    public let subject: String
    /// The plain text.
    public let body: String
    /// Byte for byte what goes out; empty for a message that can reach nobody.
    public let raw: [UInt8]
    /// Where it goes by mail; `nil` for a letter and for what reaches nobody.
    public let address: String?

    public init(subject: String, body: String, raw: [UInt8], address: String?) {
        self.subject = subject
        self.body = body
        self.raw = raw
        self.address = address
    }
}
