/// Seats that are set aside for jobs which are about to be claimed.
struct SeatHold: Sendable {
    /// How many jobs may be claimed.
    var count: Int
    /// For each capped scope as many seats as jobs; nothing for a lane without a cap.
    var seats: [[Seat]] = []
}
