public import FoundationEssentials

/// A moment, as timestamptz: whole microseconds since 2000-01-01 UTC.
///
/// What the database holds comes back unchanged for some 270 years around 2001; further away `Date`'s own Double is
/// coarser than a microsecond.
extension Date: PostgresScalar {
    public static var postgresType: PostgresType { .timestamptz }
    public static var postgresArrayType: PostgresType { .timestamptzArray }

    /// From 2000-01-01, where PostgreSQL counts from, to 2001-01-01, where `Date` does: 366 days.
    private static let secondsBetweenEpochs: Int64 = 31_622_400
    private static let microsecondsPerSecond: Int64 = 1_000_000

    /// - Throws: `CodingProblem.outOfRange` for NaN, infinity and what does not fit into 64 bits of microseconds.
    public func encodePostgres(into bytes: inout [UInt8]) throws {
        try microsecondsSincePostgresEpoch().appendBigEndian(to: &bytes)
    }

    /// - Throws: `CodingProblem.outOfRange` for `infinity` and `-infinity`.
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        guard type == .timestamptz else { throw CodingProblem.typeMismatch }
        let microseconds = try Int64(bigEndianBytes: bytes)
        guard microseconds != .max, microseconds != .min else { throw CodingProblem.outOfRange }
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: Self.microsecondsPerSecond)
        self.init(
            timeIntervalSinceReferenceDate: Double(seconds - Self.secondsBetweenEpochs)
                + Double(rest) / Double(Self.microsecondsPerSecond))
    }

    /// Whole seconds and the rest are rounded apart, because one multiplication of a large Double loses microseconds.
    private func microsecondsSincePostgresEpoch() throws -> Int64 {
        let whole = timeIntervalSinceReferenceDate.rounded(.down)
        let fraction = (timeIntervalSinceReferenceDate - whole) * Double(Self.microsecondsPerSecond)
        guard let seconds = Int64(exactly: whole) else { throw CodingProblem.outOfRange }
        let (shifted, isTooLate) = seconds.addingReportingOverflow(Self.secondsBetweenEpochs)
        let (scaled, isTooFar) = shifted.multipliedReportingOverflow(by: Self.microsecondsPerSecond)
        let (sum, isOver) = scaled.addingReportingOverflow(Int64(fraction.rounded()))
        guard !isTooLate, !isTooFar, !isOver else { throw CodingProblem.outOfRange }
        return sum
    }
}
