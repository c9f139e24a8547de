import Hummingbird
import NIOCore

/// Whose request it is, as far as the network tells.
struct ClientAddress: Hashable, Sendable {
    /// An IPv4 address, or the first 64 bits of an IPv6 address: one household has all that follow.
    let text: String

    /// - Parameters:
    ///   - peer: who holds the connection
    ///   - forwarded: the values of `X-Forwarded-For`, each perhaps a list
    ///   - proxies: whose word in `forwarded` is believed; this machine's own always is
    /// - Returns: nil for this machine's own requests, and where nothing is known.
    init?(peer: String?, forwarded: [String], proxies: TrustedProxies) {
        guard let peer, var address = IPAddress(peer) else { return nil }
        var hops = forwarded.flatMap { $0.split(separator: ",") }.map { String($0).trimmingSpaces }
        // From the nearest to the farthest: what stands before the first that we do not trust, anybody may have written.
        while proxies.trusts(address) {
            guard let hop = hops.popLast(), let next = IPAddress(hop) else { break }
            address = next
        }
        guard !address.isLoopback else { return nil }
        text = address.household
    }
}

/// The proxies in front of the API.
public struct TrustedProxies: Sendable {
    private let networks: [(address: IPAddress, bits: Int)]

    /// - Parameter list: addresses and networks, separated by commas: `10.0.0.0/8, 2001:db8::1`
    /// - Returns: nil when one of them is none.
    public init?(_ list: String) {
        var networks: [(IPAddress, Int)] = []
        for item in list.split(separator: ",") {
            let parts = String(item).trimmingSpaces.split(separator: "/", omittingEmptySubsequences: false)
            guard let address = parts.first.flatMap({ IPAddress(String($0)) }), parts.count <= 2 else { return nil }
            let most = address.bytes.count * 8
            guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else { return nil }
            networks.append((address, bits))
        }
        self.networks = networks
    }

    public init() {
        networks = []
    }

    func trusts(_ address: IPAddress) -> Bool {
        address.isLoopback || networks.contains { address.isIn($0.address, bits: $0.bits) }
    }
}

/// 4 or 16 bytes. An IPv4 address in IPv6 clothes is the IPv4 address.
struct IPAddress: Hashable, Sendable {
    let bytes: [UInt8]

    init?(_ text: String) {
        let parsed = text.contains(":") ? Self.six(text) : Self.four(Substring(text))
        guard let parsed else { return nil }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        bytes = parsed.count == 16 && Array(parsed.prefix(12)) == mapped ? Array(parsed.suffix(4)) : parsed
    }

    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
    }

    var household: String {
        bytes.count == 4 ? bytes.map(String.init).joined(separator: ".") : Self.hexadecimal(bytes.prefix(8)) + "/64"
    }

    func isIn(_ network: IPAddress, bits: Int) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        return (0..<bits).allSatisfy { bit in
            let mask = UInt8(0x80) >> (bit % 8)
            return bytes[bit / 8] & mask == network.bytes[bit / 8] & mask
        }
    }

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { (1...3).contains($0.utf8.count) ? UInt8($0) : nil }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    /// RFC 4291, 2.2, without a zone.
    private static func six(_ text: String) -> [UInt8]? {
        let address = text.prefix { $0 != "%" }
        let halves = address.split(separator: "::", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let front = groups(halves[0]) else { return nil }
        guard halves.count == 2 else { return front.count == 16 ? front : nil }
        guard let back = groups(halves[1]), front.count + back.count <= 14 else { return nil }
        return front + Array(repeating: 0, count: 16 - front.count - back.count) + back
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        for group in text.split(separator: ":", omittingEmptySubsequences: false) {
            if group.contains(".") {
                guard let four = four(group), group.endIndex == text.endIndex else { return nil }
                bytes += four
            } else {
                guard (1...4).contains(group.utf8.count), let value = UInt16(group, radix: 16) else { return nil }
                bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
            }
        }
        return bytes
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
