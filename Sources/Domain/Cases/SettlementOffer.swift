/// What one side offers the other to end the dispute with. Taken as a whole it binds both.
public struct SettlementOffer: Hashable, Sendable {
    /// The complainant or the provider.
    public let by: Party
    public let lines: [RemedyLine]
    /// How many counter-offers it took to get here: 0 for the provider's first offer.
    public let turn: Int

    public init(by party: Party = .provider, _ lines: [RemedyLine], turn: Int = 0) {
        by = party
        self.lines = lines
        self.turn = turn
    }

    /// Whose answer it is.
    public var answerer: Party { by.opposite ?? .complainant }
}

/// A provider's first offer is stored as its lines and nothing else, as it was before there were counter-offers: a process
/// of the release before can go on with such a case.
extension SettlementOffer: Codable {
    private enum Key: CodingKey { case by, lines, turn }

    public init(from decoder: any Decoder) throws {
        if let lines = try? decoder.singleValueContainer().decode([RemedyLine].self) {
            self.init(lines)
        } else {
            let stored = try decoder.container(keyedBy: Key.self)
            self.init(
                by: try stored.decode(Party.self, forKey: .by), try stored.decode([RemedyLine].self, forKey: .lines),
                turn: try stored.decode(Int.self, forKey: .turn))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        if turn == 0, by == .provider {
            var container = encoder.singleValueContainer()
            try container.encode(lines)
        } else {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(by, forKey: .by)
            try container.encode(lines, forKey: .lines)
            try container.encode(turn, forKey: .turn)
        }
    }
}
