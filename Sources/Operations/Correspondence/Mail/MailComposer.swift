/// Turns a message into the bytes that are sent and kept.
public protocol MailComposer: Sendable {
    /// - Returns: one RFC 5322 message with CRLF line ends, text and HTML as alternatives; equal for equal input.
    func compose(_ mail: OutgoingMail) throws(MailCompositionError) -> [UInt8]
}

extension MailComposer {
    /// - Returns: nil for an address that no relay would take: trying again does not help
    func composeIfAddressable(_ mail: OutgoingMail) throws(MailCompositionError) -> [UInt8]? {
        do throws(MailCompositionError) {
            return try compose(mail)
        } catch {
            guard case .unusableAddress = error else { throw error }
            return nil
        }
    }
}

/// A message that cannot be written as asked. Trying again does not help.
public enum MailCompositionError: Error, Equatable, Sendable {
    /// Not `local@domain`, or with a space, a control character or a bracket in it; names the header.
    case unusableAddress(header: String)
    /// A Message-ID that is not `left@right` of printable ASCII; names the header.
    case unusableMessageID(header: String)
    /// The message could not be written out.
    case unwritable
}
