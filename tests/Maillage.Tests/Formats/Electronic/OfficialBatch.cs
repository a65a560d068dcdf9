using System.Collections.Concurrent;
using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

/// <summary>All documents of the official tests, judged at once: starting a judge takes longer than judging.</summary>
public static class OfficialBatch
{
    private static readonly ConcurrentDictionary<string, Lazy<Dictionary<string, HashSet<string>>>> Judged = new();

    /// <summary>The fatal rules that each document breaks under a sheet.</summary>
    public static Dictionary<string, HashSet<string>> Under(string sheet)
    {
        OfficialTools.Need(sheet);
        return Judged.GetOrAdd(sheet, s => new(() => OfficialTools.Schematron(s, Documents(s)))).Value;
    }

    private static Dictionary<string, byte[]> Documents(string sheet)
    {
        var ubl = sheet is OfficialTools.EnUbl or OfficialTools.FrenchUbl;
        var documents = SampleElectronicInvoices.Catalogue().Concat(OfficialPropertyTests.Generated).Concat(MappedInvoices.All);
        if (sheet is OfficialTools.EnCii or OfficialTools.FrenchCii) documents = documents.Concat(ElectronicMutations.All.Select(m => (Name: "fault-" + m.Name, m.Invoice)));
        return documents.ToDictionary(d => d.Name, d => ubl ? UblWriter.Write(d.Invoice) : CiiWriter.Write(d.Invoice));
    }
}
