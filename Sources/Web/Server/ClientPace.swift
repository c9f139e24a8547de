import NIOCore

/// How slow a client may be before its connection is closed. Whoever holds a connection and sends a byte now and then
/// takes a place from somebody with a complaint.
struct ClientPace: Sendable {
    /// For the whole head of a request, from the connection's start or from the answer before it.
    var head = TimeAmount.seconds(30)
    /// Of a request's body. A telephone at the edge of a GPRS cell sends five times as much.
    var bytesPerSecond = 500
    /// How often it is looked at, and how long an answer may stand in the socket without a byte being taken.
    var interval = TimeAmount.seconds(20)
}
