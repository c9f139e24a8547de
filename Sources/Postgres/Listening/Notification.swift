/// One NOTIFY that reached a listening connection. It is a hint: look at the tables.
public struct Notification: Hashable, Sendable {
    public var channel: String
    public var payload: String
    /// The server process that sent it.
    public var senderProcessID: Int32
}
