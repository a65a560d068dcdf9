using Maillage.Platform;

namespace Maillage.House;

/// <summary>Fills an empty database with the demonstration cooperative. The Demo module registers it.</summary>
/// <param name="time">Moved from day to day while the past is told.</param>
/// <param name="today">The last day told.</param>
/// <param name="progress">Receives one French line for each part done.</param>
public delegate Task MakeDemo(IServiceProvider services, MovableTime time, DateOnly today, bool small, Action<string> progress);
