using Maillage.Domain.Kernel;

namespace Maillage.Modules.Cooperative;

/// <summary>Whether invoices can be numbered by a template. The house gives it: numbering belongs to Sales, which stands above this module.</summary>
/// <param name="field">Name of the form field the refusals go to.</param>
public delegate Result NumberTemplateCheck(string template, string field);
