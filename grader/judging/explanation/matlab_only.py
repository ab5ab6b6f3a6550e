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
    "crossentropy": "-sum(y .* log(a))",
    "dictionary": "containers.Map",
    "discretize": "lookup(edges, x)",
    "feedforwardnet": "your own forward and backward functions",
    "fitcnet": "your own forward and backward functions",
    "fullyconnect": "w * x + b",
    "groupsummary": "accumarray",
    "h5read": "load",
    "matfile": "load",
    "memoize": "the function itself",
    "onehotdecode": "[~, label] = max(code)",
    "rowfun": "a loop",
    "smoothdata": "filter(ones(1, k) / k, 1, x)",
    "splitapply": "accumarray",
    "tensorprod": "reshape and *",
    "trainNetwork": "your own training function",
    "trainnet": "your own training function",
    "varfun": "structfun",
    "dlgradient": "your own backward computation",
    "dlfeval": "the function itself",
    "dlnetwork": "matrices in a cell array",
}
OTHERS = frozenset(
    """
    adamupdate additionLayer allunique analyzeNetwork arrayDatastore augmentedImageDatastore avgpool batchnorm
    batchNormalizationLayer binornd binscatter caldays calendarDuration categories cell2table classificationLayer
    convolution2dLayer countcats crossval cvpartition datasample datastore dateshift detectImportOptions digraph
    dlaccelerate dlconv dltranspconv dropoutLayer embed eraseBetween featureInputLayer fillmissing filloutliers
    findgroups fitcecoc fitcknn fitcnb fitcsvm fitctree fitlm fitnet fmincon fullyConnectedLayer functionLayer funm
    gcp gelu gpuDevice gpuDeviceCount griddedInterpolant groupcounts histcounts2 im2bw im2gray imadjust
    imageDatastore imageInputLayer imbinarize imresize imresize3 innerjoin isapprox isbetween iscategorical ischange
    islocalmax islocalmin ismembertol isoutlier isUnderlyingType isuniform isweekend kmeans knnsearch labindex
    layerGraph leakyrelu lsqcurvefit lsqminnorm lstm mapminmax mapreduce mapstd mat2gray maxflow maxpool
    maxPooling2dLayer mergevars minibatchpredict minibatchqueue minmax movevars mustBeA mustBeFloat mustBeInRange
    mustBeText mustBeTextScalar mustBeUnderlyingType mustBeVector mvnrnd newff newlin newp normcdf norminv normpdf
    normrnd numlabs numunique optimoptions outerjoin paddata pageinv pagenorm parfeval parfevalOnAll parpool
    patternnet patternsearch pca pdist pdist2 plotNetwork poissrnd polyshape randsample readcell readlines
    readstruct regressionLayer reluLayer renamevars replaceBetween retime rmspropupdate scatteredInterpolant
    scores2label sequenceInputLayer sgdmupdate sigmoidLayer softmaxLayer spmdIndex squareform standardizeMissing
    table2timetable tanhLayer timerange timeseries timetable topkrows traingd traingdx trainingOptions trainlm
    trainnet trainscg trimdata underlyingType unifpdf unifrnd unstack vartype websave writecell writelines
    xlsread xlswrite
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
