public import Domain

/// Reads raw messages. Nothing that comes makes it fail.
public protocol MailReader: Sendable {
    func read(_ mail: RawMail) async -> InboundMail

    /// The decoded bytes of an attachment that `read` listed; `nil` when it is not there.
    func content(of attachment: MailAttachment, in mail: RawMail) async -> [UInt8]?
}

/// A message as it came over the wire, and what our own server said about it.
public struct RawMail: Equatable, Sendable {
    public let bytes: [UInt8]
    /// Empty for the null sender; `nil` where nobody said.
    public let envelopeSender: String?
    public let envelopeRecipient: String?
    /// False when it was larger than is taken in: then only the beginning is here.
    public let isWhole: Bool

    public init(
        _ bytes: [UInt8], envelopeSender: String? = nil, envelopeRecipient: String? = nil, isWhole: Bool = true
    ) {
        self.bytes = bytes
        self.envelopeSender = envelopeSender
        self.envelopeRecipient = envelopeRecipient
        self.isWhole = isWhole
    }
}

extension RawMail {
    /// The most that is taken in: 40 MB of evidence as base64 with line ends come to 55 MB.
    public static let mostBytes = 60_000_000
}
