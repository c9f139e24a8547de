/// How many requests a minute one address, and one bearer of a key, may send, by kind; over all processes together.
/// `nil`: as many as they like.
///
/// The addresses of a mobile provider stand for thousands of people each (carrier-grade NAT), and on the day of an
/// outage many of them come here: the limits stop a program that runs wild, not a crowd.
public struct RequestLimits: Sendable {
    /// Pages and documents.
    public var reading: Int?
    /// Forms and everything else that changes something.
    public var sending: Int?
    /// Tries to open a case with a reference and a key.
    public var opening: Int?

    public init(reading: Int? = 3000, sending: Int? = 600, opening: Int? = 60) {
        self.reading = reading
        self.sending = sending
        self.opening = opening
    }

    subscript(kind: RequestKind) -> Int? {
        switch kind {
        case .reading: reading
        case .sending: sending
        case .opening: opening
        case .watching: nil
        }
    }
}

/// What a request counts as.
enum RequestKind: String, Sendable {
    case reading, sending, opening
    /// Of operators, their machines and the pages' own files: not counted.
    case watching
}
