using CsvHelper;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Ledger.Import;

namespace Maillage.Modules.Sales.Customers.Import;

/// <summary>A customer that the activity has already.</summary>
public sealed record KnownCustomer(Id<Customer> Id, string Name);

/// <summary>A row without fault.</summary>
/// <param name="Known">The customer it is already; null when it will be created.</param>
/// <param name="SameAs">The line of the file that says the same customer before; 0 when none does.</param>
/// <param name="Why">What is the same: « même SIREN »; empty when it is new.</param>
public sealed record CustomerToImport(int Line, CustomerDetails Details, KnownCustomer? Known, int SameAs, string Why)
{
    public bool IsNew => Known is null && SameAs == 0;
}

/// <summary>What a file of customers says against those that the activity has.</summary>
/// <param name="Left">Titles of columns that nothing is taken from.</param>
public sealed record CustomerPreview(int Rows, IReadOnlyList<CustomerToImport> Customers, IReadOnlyList<ImportFault> Faults, IReadOnlyList<string> Left)
{
    /// <summary>More line breaks than any address: a quote was not closed.</summary>
    private const int MostLinesInCell = 8;

    private static readonly CsvReaderOptions Format = new() { TrimWhitespace = true, TrackLineNumbers = true };

    public IReadOnlyList<CustomerToImport> New => [.. Customers.Where(c => c.IsNew)];

    /// <summary>Rows with something to correct.</summary>
    public int WrongRows => Faults.Select(f => f.Line).Distinct().Count();

    public static CustomerPreview Read(string text, IEnumerable<Customer> known, PaymentTermLaw terms, DateOnly today)
    {
        var faults = new List<ImportFault>();
        var read = new List<(int Line, CustomerDetails Details)>();
        var count = 0;
        using var csv = CsvReader.FromText(text, Format);
        csv.ReadHeader();
        var columns = new CustomerColumns(csv.Headers ?? []);
        if (!columns.HasNames)
            return new(0, [], [new(1, "nom", "Aucune colonne ne donne le nom des clients : la première ligne porte les titres, par exemple nom ou raison sociale. Téléchargez le modèle pour les titres attendus.")], columns.Left);
        while (csv.Read())
        {
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = Clean(csv.GetString(i));
            if (cells.All(c => c.Length == 0)) continue;
            if (++count > CustomerFile.MaxRows)
                return new(count, [], [new((int)csv.LineNumber, "", $"Le fichier a plus de {French.Number(CustomerFile.MaxRows, 0, 0)} lignes : coupez-le en plusieurs fichiers.")], columns.Left);
            if (cells.Any(c => c.Count(x => x == '\n') > MostLinesInCell))
                faults.Add(new((int)csv.LineNumber, "", "Une case a beaucoup de lignes : un guillemet n’est sans doute pas fermé. Corrigez-le, les lignes suivantes en dépendent."));
            else if (CustomerRow.Read((int)csv.LineNumber, c => columns.Of(c).Where(at => at < cells.Length).Select(at => cells[at]).FirstOrDefault(t => t.Length > 0) ?? "", columns, terms, today, faults) is { } details)
                read.Add(((int)csv.LineNumber, details));
        }
        if (count == 0) faults.Add(new(2, "", "Le fichier n’a que des titres : ajoutez des clients."));
        return new(count, Compared(read, known), faults, columns.Left);
    }

    /// <summary>Each row against those that the activity has and those before it in the file, in their order.</summary>
    internal static IReadOnlyList<CustomerToImport> Compared(IEnumerable<(int Line, CustomerDetails Details)> read, IEnumerable<Customer> known)
    {
        var book = new KnownKeys();
        foreach (var customer in known) book.Add(customer.Details, new KnownCustomer(customer.Id, customer.Name), 0);
        var rows = new List<CustomerToImport>();
        foreach (var (line, details) in read)
        {
            var found = book.Find(details);
            rows.Add(new(line, details, found?.Known, found?.Line ?? 0, found?.Why ?? ""));
            if (found is null) book.Add(details, null, line);
        }
        return rows;
    }

    /// <summary>The apostrophe that keeps a spreadsheet from running a text is not of the text.</summary>
    private static string Clean(string text)
    {
        var clean = text.ReplaceLineEndings("\n").Trim();
        return clean is ['\'', '=' or '+' or '-' or '@', ..] ? clean[1..] : clean;
    }

    /// <summary>Customers by what may make another row the same as one of them.</summary>
    private sealed class KnownKeys
    {
        private readonly Dictionary<string, List<(CustomerDetails Details, KnownCustomer? Known, int Line)>> book = [];

        public void Add(CustomerDetails details, KnownCustomer? known, int line)
        {
            foreach (var key in Keys(details))
            {
                if (!book.TryGetValue(key, out var same)) book[key] = same = [];
                same.Add((details, known, line));
            }
        }

        public (KnownCustomer? Known, int Line, string Why)? Find(CustomerDetails details)
        {
            foreach (var (other, known, line) in Keys(details).SelectMany(k => book.GetValueOrDefault(k) ?? []))
                if (CustomerLikeness.Same(details, other) is { } why) return (known, line, why);
            return null;
        }

        private static IEnumerable<string> Keys(CustomerDetails details)
        {
            if (details.Siren.Length > 0) yield return $"siren {details.Siren}";
            yield return $"name {CustomerLikeness.Words(details.Name)}";
        }
    }
}
