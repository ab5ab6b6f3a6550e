"""What MATLAB, or a toolbox of it, has and Octave 7 has not, even with the functions that the runner adds.

Such code is right where it was written: a student is told so, and what to write in its place. Words that could as well
be a variable of the student's ("stack", "second") are left out.
"""

from __future__ import annotations

import re

from grader.session.host import StudentError

# name -> what Octave has in its place
INSTEAD = {
    "categorical": "numbers",
    "cell2table": "a struct",
    "compose": "sprintf",
    "confusionmat": "accumarray([y(:), t(:)], 1)",
    "crossentropy": "-sum(y .* log(a))",
    "dictionary": "a struct",
    "discretize": "lookup(edges, x)",
    "extractAfter": "strsplit",
    "extractBefore": "strsplit",
    "extractBetween": "strsplit",
    "feedforwardnet": "your own forward and backward functions",
    "fitcnet": "your own forward and backward functions",
    "fullyconnect": "w * x + b",
    "groupsummary": "accumarray",
    "head": "T",
    "h5read": "load",
    "ismissing": "isnan",
    "matfile": "load",
    "memoize": "the function itself",
    "onehotdecode": "[~, label] = max(code)",
    "rmmissing": "x(~isnan(x))",
    "rowfun": "a loop",
    "smoothdata": "filter(ones(1, k) / k, 1, x)",
    "splitapply": "accumarray",
    "table2array": "struct2cell",
    "tensorprod": "reshape and *",
    "trainNetwork": "your own training function",
    "trainnet": "your own training function",
    "varfun": "structfun",
    "writetable": "dlmwrite",
    "dlgradient": "your own backward computation",
    "dlfeval": "the function itself",
    "dlnetwork": "matrices in a cell array",
}
OTHERS = frozenset(
    """
    adamupdate arrayDatastore batchnorm binscatter caldays categories classificationLayer countcats datastore
    detectImportOptions digraph dlaccelerate dlconv duration eraseBetween fillmissing filloutliers findgroups fitnet
    fullyConnectedLayer funm gcp gobjects griddedInterpolant histcounts2 imageDatastore imageInputLayer imresize
    innerjoin insertAfter insertBefore isbetween iscategorical ischange isdatetime isduration islocalmax
    islocalmin ismembertol isoutlier istable layerGraph lsqminnorm mapreduce maxflow milliseconds minibatchqueue
    movegui newff outerjoin pad parfeval parpool patternnet polyshape regressionLayer reluLayer replaceBetween retime
    rmspropupdate scatteredInterpolant sequenceInputLayer sgdmupdate sigmoidLayer softmaxLayer splitlines
    standardizeMissing timerange timeseries timetable topkrows trainingOptions uniquetol unstack vartype websave
    """.split()
)


UNDEFINED = re.compile(r"^'(\w+)' undefined")


def lacks(error: StudentError) -> str | None:
    """Name the function of MATLAB's for want of which Octave raised this error; None where it is another error."""
    undefined = UNDEFINED.match(error.message)
    if undefined and error.identifier == "Octave:undefined-function" and is_matlab_only(undefined[1]):
        return undefined[1]
    return None


def is_matlab_only(name: str) -> bool:
    """Whether MATLAB has a function of this name and Octave has none."""
    return name in INSTEAD or name in OTHERS
