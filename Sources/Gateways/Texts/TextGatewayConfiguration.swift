import FoundationEssentials

/// Where the gateway for text messages is, and as whom it is used.
public struct TextGatewayConfiguration: Sendable {
    let url: String
    let token: String
    let sender: String
    /// Default 10 s.
    public var connectTimeout: Duration = .seconds(10)
    /// For the whole of one request. Default 30 s.
    public var totalTimeout: Duration = .seconds(30)

    /// - Parameters:
    ///   - url: what is posted to; `http` only on this machine
    ///   - token: shown as a bearer
    ///   - sender: whom a phone shows: up to 11 letters and digits (3GPP TS 23.040), or a number
    public init(url: String, token: String, sender: String = "Redress") throws(TextGatewayConfigurationError) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme)
        else { throw .notAnAddress }
        guard scheme == "https" || ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host) else { throw .inTheClear }
        guard !token.isEmpty, !token.contains(where: \.isNewline) else { throw .noToken }
        guard Self.isSender(sender) else { throw .unusableSender }
        self.url = url
        self.token = token
        self.sender = sender
    }

    private static func isSender(_ text: String) -> Bool {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
        if (1...15).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }) { return true }
        return (1...11).contains(text.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "):
                    true
                default: false
                }
            }
    }
}

/// What is wrong with the gateway's settings. Never carries the token.
public enum TextGatewayConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    case notAnAddress
    /// Numbers and words would be read on the way.
    case inTheClear
    case noToken
    case unusableSender

    public var description: String {
        switch self {
        case .notAnAddress: "SMS_URL has to be an address like https://texts.example/v1/messages"
        case .inTheClear: "SMS_URL has to begin with https:// unless the gateway is on this machine"
        case .noToken: "SMS_TOKEN has to be what the gateway gave for its use"
        case .unusableSender: "SMS_FROM has to be up to 11 letters and digits, or a number"
        }
    }
}
