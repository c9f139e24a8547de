/// A message as it goes over the wire: the exact copy that is kept, and its envelope.
public struct ComposedMail: Equatable, Sendable {
    /// Without angle brackets.
    public let messageID: String
    /// Where the relay reports a failed delivery to; the envelope's sender.
    public let envelopeFrom: String
    public let recipient: String
    /// Safe as a file name and unique per (case, kind, step, recipient); without extension.
    public let fileName: String
    /// The message with CRLF line ends.
    public let raw: [UInt8]

    public init(messageID: String, envelopeFrom: String, recipient: String, fileName: String, raw: [UInt8]) {
        self.messageID = messageID
        self.envelopeFrom = envelopeFrom
        self.recipient = recipient
        self.fileName = fileName
        self.raw = raw
    }
}
