/// Somebody's name and e-mail address.
public struct Mailbox: Equatable, Sendable {
    /// As people write it, in any script; may be empty.
    public let name: String
    /// `local@domain`, without angle brackets.
    public let address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}
