% MATLAB's MException: an error that is made before it is thrown.
function failure = MException (identifier, form, varargin)
  where = struct ("file", {}, "name", {}, "line", {}, "column", {});
  failure = struct ("identifier", identifier, "message", sprintf (form, varargin{:}), "stack", where);
end
